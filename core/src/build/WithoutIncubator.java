import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.attribute.ModuleAttribute;
import java.nio.file.Files;
import java.nio.file.Path;

/// Takes the incubating modules that core compiles with out of its module descriptor: javac warns
/// everybody whose module requires one that requires one of them, even if `static`. The kernels
/// that use it add the read themselves.
final class WithoutIncubator {
  private WithoutIncubator() {}

  /// The argument is the file of the descriptor.
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    ClassFile classes = ClassFile.of(ConstantPoolSharingOption.NEW_POOL);
    byte[] without =
        classes.transformClass(
            classes.parse(file),
            (builder, element) ->
                builder.with(element instanceof ModuleAttribute m ? without(m) : element));
    Files.write(file, without);
  }

  private static ModuleAttribute without(ModuleAttribute module) {
    return ModuleAttribute.of(
        module.moduleName(),
        module.moduleFlagsMask(),
        module.moduleVersion().orElse(null),
        module.requires().stream()
            .filter(
                required -> !required.requires().name().stringValue().startsWith("jdk.incubator."))
            .toList(),
        module.exports(),
        module.opens(),
        module.uses(),
        module.provides());
  }
}
