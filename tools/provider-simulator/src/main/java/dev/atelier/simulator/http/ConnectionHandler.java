package dev.atelier.simulator.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Serves the requests of one connection in order; pipelined ones wait, so that reading never stops and a close is seen. */
final class ConnectionHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final System.Logger LOG = System.getLogger(ConnectionHandler.class.getName());
    private static final int MOST_WAITING = 32;

    private final List<Endpoint> endpoints;
    private final Queue<FullHttpRequest> waiting = new ArrayDeque<>();
    private @Nullable Exchange current;

    ConnectionHandler(List<Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (current == null) {
            serve(context, request);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(request.retain());
        } else {
            context.close();
        }
    }

    private void serve(ChannelHandlerContext context, FullHttpRequest request) {
        Exchange exchange = new Exchange(context.channel(), request, () -> next(context));
        current = exchange;
        if (request.decoderResult().isFailure()) {
            exchange.answer(Reply.json(400, "{\"error\":{\"message\":\"Bad HTTP request.\"}}"));
            return;
        }
        for (Endpoint endpoint : endpoints) {
            if (endpoint.answers(exchange.request())) {
                endpoint.serve(exchange);
                return;
            }
        }
        exchange.answer(Reply.json(404, "{\"error\":{\"message\":\"Not found.\"}}"));
    }

    private void next(ChannelHandlerContext context) {
        current = null;
        FullHttpRequest request = waiting.poll();
        if (request != null) {
            context.executor().execute(() -> serveWaiting(context, request));
        }
    }

    private void serveWaiting(ChannelHandlerContext context, FullHttpRequest request) {
        try {
            serve(context, request);
        } finally {
            request.release();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (current != null && context.channel().isWritable()) {
            current.writableAgain();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        if (current != null) {
            current.clientGone();
            current = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(System.Logger.Level.ERROR, "A request broke the simulator", cause);
        }
        context.close();
    }
}
