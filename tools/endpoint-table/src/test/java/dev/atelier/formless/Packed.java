package dev.atelier.formless;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.openapi.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what it does and not what comes out. */
@RestController
@Access(Who.SESSION)
class Packed {

    @Operation("Packs all up.")
    @GetMapping(path = "/api/packed", produces = "application/zip")
    void read() {}
}
