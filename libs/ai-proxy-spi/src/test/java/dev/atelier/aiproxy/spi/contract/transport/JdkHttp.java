package dev.atelier.aiproxy.spi.contract.transport;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderRequest;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A way to the provider for tests of adapters that live apart from the platform: the JDK's client, which keeps the
 * platform's promises about time limits, failures and cancelling.
 *
 * @param firstByte longest wait for an answer to begin
 * @param silence longest wait for more of it
 */
public record JdkHttp(Duration firstByte, Duration silence) implements ProviderHttp {

    private static final ExecutorService READERS = Executors.newVirtualThreadPerTaskExecutor();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    @Override
    public ProviderResponse send(ProviderRequest request) {
        Cancellation cancellation = request.cancellation();
        if (cancellation.isCancelled()) {
            throw new ProviderException.Cancelled(false);
        }
        CompletableFuture<HttpResponse<InputStream>> answer =
                CLIENT.sendAsync(message(request), BodyHandlers.ofInputStream());
        var abort = cancellation.onCancel(() -> answer.cancel(true));
        try {
            HttpResponse<InputStream> response = await(answer, firstByte, cancellation);
            return new Response(response, new Body(response.body(), silence, cancellation));
        } finally {
            abort.close();
        }
    }

    private static HttpRequest message(ProviderRequest request) {
        HttpRequest.Builder message = HttpRequest.newBuilder(request.uri())
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(message::setHeader);
        return message.build();
    }

    private static <T> T await(Future<T> future, Duration limit, Cancellation cancellation) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new ProviderException.TimedOut("no answer in time", e);
        } catch (ExecutionException | CancellationException e) {
            throw failure(e.getCause() == null ? e : e.getCause(), cancellation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException.Cancelled(true);
        }
    }

    private static ProviderException failure(Throwable e, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return new ProviderException.Cancelled(true);
        }
        return switch (e) {
            case HttpConnectTimeoutException _ -> ProviderException.TimedOut.connecting(e);
            case ConnectException _ -> ProviderException.Unavailable.unreachable("connection refused", e);
            default -> ProviderException.Unavailable.brokenOff("connection broke off", e);
        };
    }

    private record Response(HttpResponse<InputStream> response, Body body) implements ProviderResponse {

        @Override
        public int status() {
            return response.statusCode();
        }

        @Override
        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        @Override
        public void close() {
            body.close();
        }
    }

    /** Every read has a thread of its own, so that the reader can give up on it. */
    private static final class Body extends InputStream {

        private final InputStream content;
        private final Duration silence;
        private final Cancellation cancellation;
        private final Cancellation.Registration abort;

        Body(InputStream content, Duration silence, Cancellation cancellation) {
            this.content = content;
            this.silence = silence;
            this.cancellation = cancellation;
            this.abort = cancellation.onCancel(this::closeContent);
        }

        @Override
        public int read() {
            return read(content::read);
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return read(() -> content.read(target, offset, length));
        }

        private int read(Callable<Integer> reading) {
            int count = await(READERS.submit(reading), silence, cancellation);
            if (cancellation.isCancelled()) { // closing from outside looks like an end
                throw new ProviderException.Cancelled(true);
            }
            return count;
        }

        @Override
        public void close() {
            abort.close();
            closeContent();
        }

        private void closeContent() {
            try {
                content.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
