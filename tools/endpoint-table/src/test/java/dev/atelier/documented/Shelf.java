package dev.atelier.documented;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.openapi.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says what it does. */
@RestController
@Access(Who.SESSION)
public class Shelf {

    @Operation("Shows a book.")
    @GetMapping("/api/books/{id}")
    Envelope<Book> read(@PathVariable String id) {
        return Envelope.of(new Book(id, 1, null));
    }

    @Access(Who.SERVICE)
    @GetMapping("/internal/books")
    void internal() {}

    record Book(String id, long pages, @Nullable Instant lentAt) {}
}
