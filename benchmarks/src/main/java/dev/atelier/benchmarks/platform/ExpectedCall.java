package dev.atelier.benchmarks.platform;

import dev.atelier.benchmarks.load.Call;
import dev.atelier.benchmarks.wire.HttpAnswer;
import dev.atelier.benchmarks.wire.HttpConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A call on one connection whose answer must have a status and hold a text; else it counts as an error. */
abstract class ExpectedCall implements Call {

    private final HttpConnection connection;
    private final int status;
    private final byte[] part;

    ExpectedCall(HttpConnection connection, int status, String part) {
        this.connection = connection;
        this.status = status;
        this.part = part.getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes of the next request. */
    abstract byte[] nextRequest(HttpConnection on) throws IOException;

    @Override
    public void open() throws IOException {
        connection.open();
    }

    @Override
    public void make() throws IOException {
        HttpAnswer answer = connection.exchange(nextRequest(connection));
        if (answer.status() != status || !answer.contains(part)) {
            throw new RefusedException("A call", answer.status(), answer.text());
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
