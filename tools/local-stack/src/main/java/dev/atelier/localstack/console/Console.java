package dev.atelier.localstack.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** The one place that writes to the terminal. */
public final class Console {

    private final PrintStream out;
    private final PrintStream err;

    public Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static Console ofTerminal() {
        return new Console(System.out, System.err);
    }

    public synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    /** One step done, with the time it took. */
    public void step(String name, String what, Duration took) {
        line(String.format(Locale.ROOT, "  %-20s %-24s %5.1f s", name, what, took.toMillis() / 1000.0));
    }

    /** Text of the answer follows on the same line. */
    public synchronized void question(String text) {
        out.print(text + " ");
        out.flush();
    }

    public synchronized void problem(String text) {
        err.println(text);
        err.flush();
    }
}
