package dev.atelier.gateway.pace;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Gives a request's head one time limit from its first byte to its last. Tomcat waits for the next bytes of a head without
 * a thread and starts the wait anew whenever some come; here each wait is only as long as what is left of the limit. Who
 * reads slowly has a limit of its own, which Tomcat does not tell from it.
 */
final class PromptHeadProcessor extends Http11Processor {

    private final PromptHeadProtocol protocol;

    PromptHeadProcessor(PromptHeadProtocol protocol, Adapter adapter) {
        super(protocol, adapter);
        this.protocol = protocol;
    }

    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
        connection.setWriteTimeout(PromptHeadProtocol.READER_PATIENCE.toMillis());
        if (hasBegun()) {
            connection.setReadTimeout(protocol.getConnectionTimeout());
        }
        SocketState state = super.service(connection);
        return state == SocketState.LONG && !isAsync() ? waitForRest(connection) : state;
    }

    private SocketState waitForRest(SocketWrapperBase<?> connection) {
        long left = protocol.getConnectionTimeout() - millisSinceFirstByte();
        if (left <= 0) {
            return SocketState.CLOSED;
        }
        connection.setReadTimeout(left);
        return SocketState.LONG;
    }

    private boolean hasBegun() {
        return request.getStartTimeNanos() >= 0;
    }

    private long millisSinceFirstByte() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - request.getStartTimeNanos());
    }
}
