package dev.atelier.user.session;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.address.ClientAddress;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be done with a session once there is one. */
@RestController
@Access(Who.SESSION)
@RequestMapping("/api/auth")
class SessionController {

    private final RefreshSession refreshSession;
    private final SignOut signOut;
    private final ChangePassword changePassword;
    private final ClientAddress addresses;

    SessionController(
            RefreshSession refreshSession, SignOut signOut, ChangePassword changePassword, ClientAddress addresses) {
        this.refreshSession = refreshSession;
        this.signOut = signOut;
        this.changePassword = changePassword;
        this.addresses = addresses;
    }

    @Operation(
            value = "Replaces a refresh token and gives a new access token.",
            refuses = {
                ErrorCode.UNAUTHENTICATED,
                ErrorCode.TOKEN_EXPIRED,
                ErrorCode.TOKEN_REVOKED,
                ErrorCode.ACCOUNT_DISABLED
            })
    @PostMapping("/refresh")
    @Access(Who.ANYONE)
    Envelope<AuthResult> refresh(@RequestBody RefreshRequest request) {
        return Envelope.of(refreshSession.refresh(request.refreshToken()));
    }

    @Operation("Ends the session.")
    @PostMapping("/logout")
    Envelope<Void> logout(@AuthenticationPrincipal Caller caller) {
        signOut.signOut(caller);
        return Envelope.empty();
    }

    @Operation(
            value = "Changes the password and ends every other session.",
            refuses = {ErrorCode.BAD_CREDENTIALS, ErrorCode.ACCOUNT_LOCKED})
    @PutMapping("/password")
    Envelope<Void> changePassword(
            @AuthenticationPrincipal Caller caller, @RequestBody PasswordRequest request, HttpServletRequest http) {
        changePassword.change(caller, request, addresses.of(http));
        return Envelope.empty();
    }
}
