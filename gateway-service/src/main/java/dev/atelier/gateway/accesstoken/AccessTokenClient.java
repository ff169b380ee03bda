package dev.atelier.gateway.accesstoken;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Asks user-service what a token is worth. */
@FeignClient(name = "user-service", contextId = "access-tokens")
interface AccessTokenClient {

    @PostMapping("/internal/access-tokens/resolve")
    Resolution resolve(@RequestBody ResolveRequest request);
}
