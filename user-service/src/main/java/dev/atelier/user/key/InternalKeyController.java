package dev.atelier.user.key;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.ObjectIds;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands provider keys to the studios. For service tokens only. */
@RestController
@Access(Who.SERVICE)
class InternalKeyController {

    private final HandOutKey handOutKey;

    InternalKeyController(HandOutKey handOutKey) {
        this.handOutKey = handOutKey;
    }

    @GetMapping("/internal/provider-keys/{userId}/{service}")
    HandedOutKey handOut(@PathVariable String userId, @PathVariable String service) {
        return handOutKey.of(ObjectIds.require(userId), service);
    }
}
