package dev.atelier.user.accesstoken;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.envelope.Page;
import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A user's tokens for programs. */
@RestController
@Access(Who.SESSION)
@RequestMapping("/api/tokens")
class AccessTokenController {

    private final CreateAccessToken createAccessToken;
    private final ListAccessTokens listAccessTokens;
    private final DeleteAccessToken deleteAccessToken;

    AccessTokenController(
            CreateAccessToken createAccessToken,
            ListAccessTokens listAccessTokens,
            DeleteAccessToken deleteAccessToken) {
        this.createAccessToken = createAccessToken;
        this.listAccessTokens = listAccessTokens;
        this.deleteAccessToken = deleteAccessToken;
    }

    @Operation("Lists one's tokens for programs.")
    @GetMapping
    Envelope<Page<TokenView>> list(@AuthenticationPrincipal Caller caller, PageRequest page) {
        return Envelope.of(listAccessTokens.list(caller.userId(), page));
    }

    @Operation(value = "Makes a token for a program; it is shown in this answer only.", refuses = ErrorCode.CONFLICT)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Envelope<TokenView> create(@AuthenticationPrincipal Caller caller, @RequestBody TokenRequest request) {
        return Envelope.of(createAccessToken.create(caller.userId(), request));
    }

    @Operation("Deletes a token, which is refused from then on.")
    @DeleteMapping("/{id}")
    Envelope<Void> delete(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        deleteAccessToken.delete(caller.userId(), id);
        return Envelope.empty();
    }
}
