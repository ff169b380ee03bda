package dev.atelier.user.accesstoken;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.error.ApiException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells the gateway what a token is worth. For service tokens only; nothing of a token stands in an address. */
@RestController
@Access(Who.SERVICE)
class ResolveController {

    private final ResolveAccessToken resolveAccessToken;

    ResolveController(ResolveAccessToken resolveAccessToken) {
        this.resolveAccessToken = resolveAccessToken;
    }

    @PostMapping("/internal/access-tokens/resolve")
    Resolution resolve(@RequestBody ResolveRequest request) {
        if (request.hash() == null) {
            throw ApiException.invalid("hash", "account.required");
        }
        return resolveAccessToken.resolve(request.hash());
    }
}
