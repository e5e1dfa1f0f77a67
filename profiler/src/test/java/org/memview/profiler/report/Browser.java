package org.memview.profiler.report;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A headless Chromium with one page, driven by its DevTools protocol over a pipe: mouse and
/// keyboard as a person has them, no driver process and no library.
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final int SECONDS = 30;

  /// It reads commands from file 3 and writes answers to file 4; Java has only 0 and 1 to give.
  private static final String PIPE = "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null";

  private final Process process;
  private final OutputStream commands;
  private final InputStream answers;
  private final List<String> requests = new ArrayList<>();
  private String session = "";
  private String target = "";
  private int calls;

  private Browser(Process process) {
    this.process = process;
    this.commands = process.getOutputStream();
    this.answers = new BufferedInputStream(process.getInputStream());
  }

  /// Returns the browser's program, if this machine has one and a shell to start it with.
  static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(file -> Files.isExecutable(file) && Files.isExecutable(Path.of("/bin/sh")))
        .findFirst();
  }

  /// Starts it with nothing of the user's, and no page.
  ///
  /// @param work an empty folder for what it writes
  static Browser start(Path program, Path work) throws IOException {
    Process process =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                PIPE,
                program.toString(),
                "--headless",
                "--no-sandbox", // refused to root otherwise, which CI often is
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-background-networking",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-pipe",
                "--user-data-dir=" + work.resolve("browser"),
                "about:blank")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Browser(process);
  }

  /// Opens an empty page and closes the one before.
  void newPage() {
    String before = target;
    session = "";
    target = text(call("Target.createTarget", "\"url\": \"about:blank\""), "targetId");
    if (!before.isEmpty()) {
      call("Target.closeTarget", "\"targetId\": " + quoted(before));
    }
    session =
        text(
            call("Target.attachToTarget", "\"flatten\": true, \"targetId\": " + quoted(target)),
            "sessionId");
    requests.clear();
    call("Network.enable", "");
  }

  private static String quoted(String text) {
    return Json.quoted(text);
  }

  private static String text(Map<?, ?> answer, String name) {
    return String.valueOf(Objects.requireNonNull(answer.get(name), name));
  }

  /// Loads a page.
  void open(URI page) {
    call("Page.navigate", "\"url\": " + quoted(page.toString()));
    evaluate(
        "new Promise(done => document.readyState === 'complete' ? done('')"
            + " : addEventListener('load', () => done('')))");
  }

  /// Gives the window a size and the user a preference, `light` or `dark`; the page has had the
  /// time to answer, which it is told to in the next frame.
  void look(int width, int height, String scheme) {
    call(
        "Emulation.setDeviceMetricsOverride",
        "\"width\": %d, \"height\": %d, \"deviceScaleFactor\": 1, \"mobile\": false"
            .formatted(width, height));
    call(
        "Emulation.setEmulatedMedia",
        "\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"%s\"}]"
            .formatted(scheme));
    evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(''))))");
  }

  /// Returns what an expression of the page is, as text; promises are waited for.
  String evaluate(String expression) {
    Map<?, ?> answer =
        call(
            "Runtime.evaluate",
            "\"awaitPromise\": true, \"returnByValue\": true, \"expression\": "
                + quoted("Promise.resolve(" + expression + ").then(String)"));
    if (answer.containsKey("exceptionDetails")) {
      throw new IllegalStateException(expression + " threw " + answer);
    }
    return text((Map<?, ?>) Objects.requireNonNull(answer.get("result"), "result"), "value");
  }

  /// Returns the text of every element a selector finds.
  List<String> texts(String selector) {
    String all =
        evaluate(
            "[...document.querySelectorAll(%s)].map(e => e.textContent).join('\\u0001')"
                .formatted(quoted(selector)));
    return all.isEmpty() ? List.of() : List.of(all.split("\u0001", -1));
  }

  /// Presses and releases the mouse in the middle of an element.
  void click(String selector) {
    String[] at =
        evaluate(
                "(e => { e.scrollIntoView({block: 'center', inline: 'center'});"
                    + " const b = e.getBoundingClientRect();"
                    + " return (b.x + b.width / 2) + ' ' + (b.y + b.height / 2); })"
                    + "(document.querySelector(%s))".formatted(quoted(selector)))
            .split(" ", -1);
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          "\"type\": \"%s\", \"x\": %s, \"y\": %s, \"button\": \"left\", \"clickCount\": 1"
              .formatted(type, at[0], at[1]));
    }
  }

  /// Types into what has the focus.
  void type(String text) {
    call("Input.insertText", "\"text\": " + quoted(text));
  }

  /// Presses a key that is no letter.
  void press(String key, int code) {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          "\"type\": \"%s\", \"key\": \"%s\", \"code\": \"%s\", \"windowsVirtualKeyCode\": %d"
              .formatted(type, key, key, code));
    }
  }

  /// Writes what the window shows.
  void picture(Path png) throws IOException {
    String data = text(call("Page.captureScreenshot", "\"format\": \"png\""), "data");
    Files.write(png, Base64.getDecoder().decode(data));
  }

  /// Returns what the page has asked the network for, itself included.
  List<String> requests() {
    evaluate("''");
    return List.copyOf(requests);
  }

  private Map<?, ?> call(String method, String parameters) {
    int id = ++calls;
    String to = session.isEmpty() ? "" : ", \"sessionId\": " + quoted(session);
    send(
        "{\"id\": %d, \"method\": \"%s\"%s, \"params\": {%s}}"
            .formatted(id, method, to, parameters));
    String begin = "{\"id\":" + id + ",";
    String answer = next();
    while (!answer.startsWith(begin)) {
      if (answer.contains("\"Network.requestWillBeSent\"")) {
        requests.add(answer);
      }
      answer = next();
    }
    Map<?, ?> read = (Map<?, ?>) Json.parse(answer);
    if (!(read.get("result") instanceof Map<?, ?> result)) {
      throw new IllegalStateException(method + " failed: " + answer);
    }
    return result;
  }

  /// Messages end with a zero byte, in both directions.
  private void send(String message) {
    try {
      commands.write((message + "\0").getBytes(StandardCharsets.UTF_8));
      commands.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the browser is gone", e);
    }
  }

  private String next() {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    try {
      for (int b = answers.read(); b != 0; b = answers.read()) {
        if (b < 0) {
          throw new IllegalStateException("the browser is gone: " + message);
        }
        message.write(b);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the browser is gone", e);
    }
    return message.toString(StandardCharsets.UTF_8);
  }

  /// Ends it, and waits: it writes into its folder until then.
  @Override
  public void close() {
    session = "";
    try {
      send("{\"id\": 0, \"method\": \"Browser.close\"}");
    } catch (UncheckedIOException e) {
      process.destroyForcibly(); // it does not listen any more
    }
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
