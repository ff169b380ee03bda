package dev.atelier.benchmarks.load;

import java.io.IOException;

/** One kind of call on a connection of its own, made by one thread again and again. */
public interface Call extends AutoCloseable {

    /** Does what no measured call shall pay for. */
    void open() throws IOException;

    /** Blocks until the whole answer is there. @throws IOException if it is not the answer that was wanted */
    void make() throws IOException;

    @Override
    void close() throws IOException;
}
