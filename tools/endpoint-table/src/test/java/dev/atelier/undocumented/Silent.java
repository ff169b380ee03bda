package dev.atelier.undocumented;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says nothing. */
@RestController
@Access(Who.SESSION)
class Silent {

    @GetMapping("/api/silent")
    Envelope<Void> read() {
        return Envelope.empty();
    }
}
