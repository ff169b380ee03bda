package dev.atelier.simulator.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Listens on 127.0.0.1. */
public final class HttpServer implements AutoCloseable {

    private static final int MAX_BODY_BYTES = 64 << 20;
    private static final int BACKLOG = 4096;
    private static final int QUIET_MILLIS = 0;
    private static final int CLOSE_MILLIS = 2000;

    private final EventLoopGroup loops;
    private final Channel listening;

    private HttpServer(EventLoopGroup loops, Channel listening) {
        this.loops = loops;
        this.listening = listening;
    }

    /** Port 0 takes a free one. */
    public static HttpServer start(int port, List<Endpoint> endpoints) {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                Math.max(2, Runtime.getRuntime().availableProcessors()), NioIoHandler.newFactory());
        var binding = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Pipeline(endpoints))
                .bind(new InetSocketAddress("127.0.0.1", port))
                .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            shutDown(loops);
            throw new IllegalStateException("Cannot listen on 127.0.0.1:" + port, binding.cause());
        }
        return new HttpServer(loops, binding.channel());
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        shutDown(loops);
    }

    private static void shutDown(EventLoopGroup loops) {
        loops.shutdownGracefully(QUIET_MILLIS, CLOSE_MILLIS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly();
    }

    private static final class Pipeline extends ChannelInitializer<Channel> {

        private final List<Endpoint> endpoints;

        Pipeline(List<Endpoint> endpoints) {
            this.endpoints = endpoints;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline()
                    .addLast(new HttpServerCodec())
                    .addLast(new HttpServerKeepAliveHandler())
                    .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
                    .addLast(new ConnectionHandler(endpoints));
        }
    }
}
