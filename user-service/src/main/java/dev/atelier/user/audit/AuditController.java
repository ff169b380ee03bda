package dev.atelier.user.audit;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.envelope.Page;
import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.openapi.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, for administrators. */
@RestController
@Access(Who.ADMIN)
class AuditController {

    private final AuditLog audit;

    AuditController(AuditLog audit) {
        this.audit = audit;
    }

    @Operation("Tells who did what to which object, when and from where.")
    @GetMapping("/api/admin/audit")
    Envelope<Page<AuditItem>> list(
            @RequestParam(required = false) @Nullable String userId,
            @RequestParam(required = false) @Nullable String action,
            PageRequest page) {
        return Envelope.of(audit.read(AuditFilter.of(userId, action), page));
    }
}
