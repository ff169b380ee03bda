package dev.atelier.gateway.upstream;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.sse.ClientGoneException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** A service's answer on its way to the client, byte for byte; event streams go on piece by piece as they come. */
final class UpstreamAnswer implements ServerResponse {

    private final ClassicHttpResponse answer;
    private final LiveExchange exchange;
    private final HttpHeaders headers = new HttpHeaders();

    UpstreamAnswer(ClassicHttpResponse answer, LiveExchange exchange) {
        this.answer = answer;
        this.exchange = exchange;
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(answer.getCode());
    }

    /** Headers that route filters add. */
    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest client, HttpServletResponse response, Context context)
            throws IOException {
        boolean complete = false;
        try {
            writeHead(response);
            writeBody(response);
            complete = true;
        } finally {
            finish(complete);
        }
        return null;
    }

    private void writeHead(HttpServletResponse response) {
        response.setStatus(answer.getCode());
        ReturnedHeaders.copy(answer, response);
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }

    private void writeBody(HttpServletResponse response) throws IOException {
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return;
        }
        boolean stream = isEventStream(answer.getFirstHeader("Content-Type"));
        if (stream) {
            response.flushBuffer();
        }
        var pump = new AnswerPump(stream);
        try {
            pump.run(entity.getContent(), response.getOutputStream());
        } catch (UpstreamException e) {
            if (!stream || !exchange.isEnded() || !pump.isBetweenEvents()) {
                throw exchange.isAbandoned() ? new ClientGoneException() : brokenOff(e);
            }
            response.getOutputStream().write(exchange.lastEvent().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Answered as an error while nothing was sent; later the connection is cut, so that half an answer is not taken for one. */
    private static ApiException brokenOff(UpstreamException failure) {
        ErrorCode code = failure instanceof UpstreamException.TimedOut
                ? ErrorCode.UPSTREAM_TIMEOUT
                : ErrorCode.SERVICE_UNAVAILABLE;
        return ApiException.of(code).causedBy(failure);
    }

    /** A connection that may still carry the rest of this answer is of no use to the next request. */
    private void finish(boolean complete) throws IOException {
        exchange.close();
        if (complete && !exchange.isEnded()) {
            answer.close();
        } else {
            exchange.abort();
        }
    }

    private static boolean isEventStream(@Nullable Header contentType) {
        return contentType != null && contentType.getValue().regionMatches(true, 0, "text/event-stream", 0, 17);
    }
}
