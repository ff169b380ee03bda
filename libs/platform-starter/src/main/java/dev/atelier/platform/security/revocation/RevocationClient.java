package dev.atelier.platform.security.revocation;

import java.util.List;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;

/** The snapshot over HTTP. */
@FeignClient(name = "user-service", contextId = "revocations")
interface RevocationClient {

    @GetMapping("/internal/revocations")
    List<Revocation> revocations();
}
