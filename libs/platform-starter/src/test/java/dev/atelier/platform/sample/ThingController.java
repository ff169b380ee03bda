package dev.atelier.platform.sample;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.envelope.ObjectIds;
import dev.atelier.platform.envelope.Page;
import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.web.AccessLogFilter;
import dev.atelier.platform.web.AnswerType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Access(Who.ANYONE)
public class ThingController {

    private final AtomicInteger created = new AtomicInteger();

    /** How often a thing was created. */
    public int created() {
        return created.get();
    }

    @GetMapping("/api/things")
    Envelope<Page<String>> list(PageRequest page) {
        return Envelope.of(new Page<>(List.of("a".repeat(page.limit())), false, page.after()));
    }

    @PostMapping("/api/things")
    @ResponseStatus(HttpStatus.CREATED)
    Envelope<Thing> create(@Valid @RequestBody Thing thing) {
        created.incrementAndGet();
        return Envelope.of(thing);
    }

    @GetMapping("/api/things/{id}")
    Envelope<String> get(@PathVariable String id) {
        return Envelope.of(ObjectIds.require(id));
    }

    @GetMapping("/api/numbered/{number}")
    Envelope<Integer> numbered(@PathVariable int number) {
        return Envelope.of(number);
    }

    @GetMapping("/api/sizes")
    Envelope<Integer> size(@RequestParam @Min(1) @Max(10) int size) {
        return Envelope.of(size);
    }

    @GetMapping("/api/header")
    Envelope<String> header(@RequestHeader("X-Needed") String needed) {
        return Envelope.of(needed);
    }

    @GetMapping("/api/slow")
    Envelope<Void> slow(@RequestParam long millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        return Envelope.empty();
    }

    @GetMapping("/api/known-caller")
    Envelope<Void> knownCaller(HttpServletRequest request) {
        request.setAttribute(AccessLogFilter.USER_ID, "u1");
        return Envelope.empty();
    }

    @GetMapping("/api/time")
    Envelope<Instant> time() {
        return Envelope.of(Instant.parse("2026-11-22T10:15:30Z"));
    }

    @GetMapping(
            path = "/api/choice",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    ResponseEntity<?> choice(HttpServletRequest request) {
        MediaType type = AnswerType.of(request);
        return ResponseEntity.ok()
                .contentType(type)
                .body(type.equals(MediaType.APPLICATION_JSON) ? Envelope.empty() : "a,b\n");
    }

    @GetMapping("/api/elsewhere")
    ResponseEntity<Void> elsewhere() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/here"))
                .build();
    }

    @GetMapping("/api/nothing")
    Envelope<Void> nothing() {
        return Envelope.empty();
    }

    @GetMapping(path = "/api/table", produces = "text/csv")
    String table() {
        return "a,b\n";
    }
}
