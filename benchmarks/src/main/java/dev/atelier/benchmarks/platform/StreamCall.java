package dev.atelier.benchmarks.platform;

import dev.atelier.benchmarks.wire.EventListener;
import dev.atelier.benchmarks.wire.HttpConnection;
import dev.atelier.benchmarks.wire.HttpRequest;
import java.io.IOException;

/** A streamed answer on one connection, through the platform or directly from the simulator. */
public final class StreamCall implements AutoCloseable {

    private final HttpConnection connection;
    private final Account account;
    private final String model;
    private final boolean through;

    /** @param through the platform; false: directly to the simulator */
    public StreamCall(Site site, Accounts accounts, int number, boolean through) {
        this.connection = through ? site.toGateway() : site.toSimulator();
        this.account = accounts.of(number);
        this.model = accounts.model();
        this.through = through;
    }

    /** The next stream's request; made beforehand because it may need a conversation. */
    public byte[] request(int chunks, int delayMillis) throws IOException {
        String prompt = Prompts.forStamps(chunks, delayMillis);
        if (!through) {
            return DirectCall.request(HttpRequest.EVENTS)
                    .with("/v1/chat/completions", DirectCall.body(model, prompt, true));
        }
        String conversation = account.conversation(connection, model);
        return account.request("POST", HttpRequest.EVENTS)
                .with(MessageCall.path(conversation), MessageCall.body(prompt));
    }

    /** Blocks until the stream has ended. */
    public void stream(byte[] request, EventListener listener) throws IOException {
        connection.stream(request, listener);
        if (through) {
            account.answered();
        }
    }

    public void open() throws IOException {
        connection.open();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
