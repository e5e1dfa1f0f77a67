package org.memview.tests.differential;

/// Runs steps on the library.
final class Interpreter implements AutoCloseable {
  private final World world = new World();
  private final Making making = new Making(world);
  private final Using using = new Using(world);

  World world() {
    return world;
  }

  /// Returns `= VALUE`, or `! CLASS MESSAGE` if the library refused.
  String run(Step step) {
    try {
      return "= " + (Making.knows(step) ? making.run(step) : using.run(step));
    } catch (World.UnboundException e) {
      return "! Unbound " + e.getMessage();
    } catch (RuntimeException e) {
      return "! " + e.getClass().getSimpleName() + " " + e.getMessage();
    }
  }

  @Override
  public void close() {
    world.close();
  }
}
