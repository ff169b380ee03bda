package dev.atelier.user.revocation;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.security.revocation.Revocation;
import dev.atelier.platform.security.revocation.RevocationSnapshot;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells other services what is revoked right now. For service tokens only. */
@RestController
@Access(Who.SERVICE)
class RevocationController {

    private final RevocationSnapshot snapshot;

    RevocationController(RevocationSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    @GetMapping("/internal/revocations")
    List<Revocation> live() {
        return snapshot.load();
    }
}
