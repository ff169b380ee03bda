package dev.atelier.user.deletion;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.address.ClientAddress;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The end of one's own account. */
@RestController
@Access(Who.SESSION)
class DeletionController {

    private final DeleteAccount deleteAccount;
    private final ClientAddress addresses;

    DeletionController(DeleteAccount deleteAccount, ClientAddress addresses) {
        this.deleteAccount = deleteAccount;
        this.addresses = addresses;
    }

    @Operation(
            value = "Deletes one's own account and all it holds; with the password, or right after signing in.",
            refuses = {ErrorCode.BAD_CREDENTIALS, ErrorCode.ACCOUNT_LOCKED, ErrorCode.CONFLICT})
    @DeleteMapping("/api/auth/me")
    Envelope<Void> delete(
            @AuthenticationPrincipal Caller caller,
            @RequestBody(required = false) @Nullable DeletionRequest request,
            HttpServletRequest http) {
        var proof = Objects.requireNonNullElse(request, DeletionRequest.WITHOUT_PASSWORD);
        deleteAccount.delete(caller, proof, addresses.of(http));
        return Envelope.empty();
    }
}
