package dev.atelier.simulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request and its answer; confined to the connection's event loop. */
public final class Exchange {

    private static final int GATHERED_BYTES = 16 << 10;
    private static final int LARGEST_FRAME = 1 << 10;

    private final Channel channel;
    private final Incoming request;
    private final Runnable whenOver;
    private final long startedAt = System.nanoTime();
    private @Nullable Runnable onGone;
    private @Nullable Runnable onWritable;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable ByteBuf gathered;
    private boolean over;

    Exchange(Channel channel, FullHttpRequest request, Runnable whenOver) {
        this.channel = channel;
        this.request = Incoming.of(request);
        this.whenOver = whenOver;
    }

    public Incoming request() {
        return request;
    }

    public long elapsedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
    }

    /** The whole answer at once. */
    public void answer(Reply reply) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), Unpooled.wrappedBuffer(reply.body()));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, reply.body().length);
        addHeaders(response, reply.headers());
        watch(channel.writeAndFlush(response));
        finish();
    }

    public void startStream(Map<String, String> headers) {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        response.headers().set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_CACHE);
        response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        addHeaders(response, headers);
        channel.write(response, channel.voidPromise());
    }

    private static void addHeaders(HttpResponse response, Map<String, String> headers) {
        headers.forEach((name, value) -> response.headers().set(name, value));
    }

    /** Goes out with the next flush, or earlier when enough has gathered. */
    public void write(String text) {
        ByteBuf open = gathered == null ? channel.alloc().buffer(GATHERED_BYTES) : gathered;
        ByteBufUtil.writeUtf8(open, text);
        gathered = open;
        if (open.readableBytes() > GATHERED_BYTES - LARGEST_FRAME) {
            writeGathered();
        }
    }

    private void writeGathered() {
        if (gathered != null) {
            channel.write(new DefaultHttpContent(gathered), channel.voidPromise());
            gathered = null;
        }
    }

    public void flush() {
        writeGathered();
        channel.flush();
    }

    /** The last part of a stream. */
    public void end(String text) {
        write(text);
        writeGathered();
        watch(channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT));
        finish();
    }

    /** False while the client reads too slowly; {@link #onWritable} tells when it has caught up. */
    public boolean writable() {
        return channel.isWritable();
    }

    /** Resets the TCP connection; what was flushed before may still arrive. */
    public void reset() {
        finish();
        flush();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    /** Closes the connection in good order without an answer. */
    public void close() {
        finish();
        channel.close();
    }

    /** Runs later unless the exchange is over by then; one step at a time. */
    public void after(Duration delay, Runnable step) {
        if (delay.isZero()) {
            step.run();
            return;
        }
        timer = channel.eventLoop().schedule(() -> runUnlessOver(step), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Called once when the client closes the connection before the answer is complete. */
    public void onGone(Runnable action) {
        onGone = action;
    }

    public void onWritable(Runnable action) {
        onWritable = action;
    }

    void writableAgain() {
        Runnable action = onWritable;
        if (action != null) {
            channel.eventLoop().execute(() -> runUnlessOver(action));
        }
    }

    void clientGone() {
        if (!over) {
            over = true;
            stopTimer();
            ReferenceCountUtil.release(gathered);
            gathered = null;
            goneWith(onGone);
        }
    }

    private void watch(ChannelFuture written) {
        Runnable action = onGone;
        if (action != null) {
            written.addListener(done -> goneWith(done.isSuccess() ? null : action));
        }
    }

    private static void goneWith(@Nullable Runnable action) {
        if (action != null) {
            action.run();
        }
    }

    private void runUnlessOver(Runnable step) {
        if (!over) {
            step.run();
        }
    }

    private void finish() {
        over = true;
        stopTimer();
        whenOver.run();
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
