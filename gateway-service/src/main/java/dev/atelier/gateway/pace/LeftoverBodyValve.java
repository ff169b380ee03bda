package dev.atelier.gateway.pace;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rest of a body whose answer did not wait for it, so that the sender gets to see the answer. Tomcat would do the
 * same, but for as long as there comes a byte now and then; a sender who only trickles is let go here.
 */
final class LeftoverBodyValve extends ValveBase {

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getCoyoteRequest().isFinished()) {
            return;
        }
        response.finishResponse();
        if (isOnItsWay(request.getCoyoteRequest())) {
            readOn(request);
        }
    }

    /** Whoever waits for a word to send the body will not send it, and a connection about to be closed is not read. */
    private static boolean isOnItsWay(org.apache.coyote.Request request) {
        var closing = new AtomicBoolean();
        request.action(ActionCode.IS_ERROR, closing);
        return !closing.get() && !request.hasExpectation();
    }

    private static void readOn(Request request) {
        if (!isReadWhole(request.getCoyoteRequest(), SenderPace.of(request), mostBytes(request))) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static boolean isReadWhole(org.apache.coyote.Request request, SenderPace pace, long mostBytes) {
        var discarded = new Discarded();
        long left = mostBytes;
        try {
            while (left > 0) {
                int bytes = pace.measure(() -> request.doRead(discarded));
                if (bytes < 0) {
                    return true;
                }
                left -= bytes;
            }
            return false;
        } catch (IOException tooSlowOrGone) {
            return false;
        }
    }

    private static long mostBytes(Request request) {
        return request.getConnector().getProtocolHandler() instanceof AbstractHttp11Protocol<?> http
                ? http.getMaxSwallowSize()
                : 0;
    }

    /** Where Tomcat puts what it has read. */
    private static final class Discarded implements ApplicationBufferHandler {

        private @Nullable ByteBuffer bytes;

        @Override
        public void setByteBuffer(@Nullable ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // Its size is Tomcat's affair.
        }
    }
}
