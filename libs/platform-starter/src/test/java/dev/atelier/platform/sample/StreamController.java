package dev.atelier.platform.sample;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.sse.ClientGoneException;
import dev.atelier.platform.sse.EventStream;
import dev.atelier.platform.sse.QuickStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Streams that count, wait in silence, or fail before their first event. */
@RestController
@Access(Who.ANYONE)
public class StreamController {

    private final Semaphore gone = new Semaphore(0);
    private final AtomicInteger floodedKilobytes = new AtomicInteger();

    @GetMapping(path = "/api/stream/count", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void count(@RequestParam int events, HttpServletRequest request, HttpServletResponse response) {
        try (EventStream stream = EventStream.open(request, response)) {
            for (int i = 0; i < events; i++) {
                stream.send("delta", Integer.toString(i));
            }
        }
    }

    /** Says nothing until the client has gone, at most ten seconds. */
    @PostMapping(path = "/api/stream/silent", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void silent(
            @RequestBody String body,
            @RequestParam long silenceMillis,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        var over = new CountDownLatch(1);
        try (EventStream stream = QuickStream.open(request, response, silenceMillis)) {
            stream.onClientGone(() -> {
                gone.release();
                over.countDown();
            });
            over.await(10, TimeUnit.SECONDS);
        }
    }

    @GetMapping(path = "/api/stream/lines", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void lines(HttpServletRequest request, HttpServletResponse response) {
        try (EventStream stream = EventStream.open(request, response)) {
            stream.send(null, "one\ntwo");
        }
    }

    @GetMapping(path = "/api/stream/refused", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void refused(HttpServletRequest request, HttpServletResponse response) {
        try (EventStream _ = EventStream.open(request, response)) {
            throw ApiException.of(ErrorCode.PROVIDER_UNAVAILABLE);
        }
    }

    /** Sends events of a kilobyte until the client has gone, and counts what it could send. */
    @GetMapping(path = "/api/stream/flood", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void flood(HttpServletRequest request, HttpServletResponse response) {
        String kilobyte = "x".repeat(1024);
        try (EventStream stream = EventStream.open(request, response)) {
            for (int i = 0; i < 100_000; i++) {
                stream.send(null, kilobyte);
                floodedKilobytes.incrementAndGet();
            }
        } catch (ClientGoneException e) {
            gone.release();
        }
    }

    public int floodedKilobytes() {
        return floodedKilobytes.get();
    }

    /** Silent for {@code millis}, then one event. */
    @GetMapping(path = "/api/stream/wait", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void waitFor(@RequestParam long millis, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        try (EventStream stream = EventStream.open(request, response)) {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
            stream.send(null, "done");
        }
    }

    @GetMapping("/api/stream/after")
    Envelope<String> after() {
        return Envelope.of("still here");
    }

    /** Whether a client was noticed to have gone within {@code millis}. */
    public boolean noticedWithin(long millis) throws InterruptedException {
        return gone.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }
}
