package dev.atelier.simulator.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request, copied off the wire. */
public final class Incoming {

    private final String method;
    private final String uri;
    private final String path;
    private final HttpHeaders headers;
    private final byte[] body;

    private Incoming(String method, String uri, HttpHeaders headers, byte[] body) {
        this.method = method;
        this.uri = uri;
        this.path = uri.contains("?") ? uri.substring(0, uri.indexOf('?')) : uri;
        this.headers = headers;
        this.body = body;
    }

    static Incoming of(FullHttpRequest request) {
        return new Incoming(
                request.method().name(), request.uri(), request.headers(), ByteBufUtil.getBytes(request.content()));
    }

    public boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && path.equals(wantedPath);
    }

    public String method() {
        return method;
    }

    /** Without the query. */
    public String path() {
        return path;
    }

    public @Nullable String query(String name) {
        List<String> values = new QueryStringDecoder(uri).parameters().get(name);
        return values == null ? null : values.getFirst();
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public byte[] body() {
        return body;
    }
}
