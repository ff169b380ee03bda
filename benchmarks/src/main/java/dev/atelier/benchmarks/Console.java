package dev.atelier.benchmarks;

import java.io.PrintStream;

/** The terminal: the report goes to the standard output, everything else to the error output. */
final class Console {

    private final PrintStream out;
    private final PrintStream err;

    private Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    static Console ofTerminal() {
        return new Console(System.out, System.err);
    }

    void report(String markdown) {
        out.println(markdown);
        out.flush();
    }

    void progress(String what) {
        err.println(what);
        err.flush();
    }
}
