package dev.atelier.user.key.rotation;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import java.time.Duration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Brings the rotation of the vault's master key forward, and says how far it is. For service tokens only. */
@RestController
@Access(Who.SERVICE)
class RotationController {

    /** Below the time limits of those who ask; what is left then is told, and asking again goes on. */
    private static final Duration BUDGET = Duration.ofMillis(1_500);

    private final RotateMasterKey rotateMasterKey;

    RotationController(RotateMasterKey rotateMasterKey) {
        this.rotateMasterKey = rotateMasterKey;
    }

    @PostMapping("/internal/vault/rotation")
    RotationReport rotate() {
        return rotateMasterKey.rotate(BUDGET);
    }
}
