package dev.atelier.user.session;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.address.ClientAddress;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.user.account.Credentials;
import dev.atelier.user.account.RegisterAccount;
import dev.atelier.user.account.RegisterRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The ways into a session. */
@RestController
@Access(Who.ANYONE)
@RequestMapping("/api/auth")
class SignInController {

    private final RegisterAccount registration;
    private final Credentials credentials;
    private final OpenSession openSession;
    private final ClientAddress addresses;

    SignInController(
            RegisterAccount registration, Credentials credentials, OpenSession openSession, ClientAddress addresses) {
        this.registration = registration;
        this.credentials = credentials;
        this.openSession = openSession;
        this.addresses = addresses;
    }

    @Operation(
            value = "Opens an account and a session.",
            refuses = {ErrorCode.USERNAME_TAKEN, ErrorCode.EMAIL_TAKEN})
    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    Envelope<AuthResult> register(@RequestBody RegisterRequest request, HttpServletRequest http) {
        return Envelope.of(openSession.open(registration.register(request, addresses.of(http))));
    }

    @Operation(
            value = "Opens a session.",
            refuses = {
                ErrorCode.BAD_CREDENTIALS,
                ErrorCode.ACCOUNT_LOCKED,
                ErrorCode.ACCOUNT_DISABLED,
                ErrorCode.CONFLICT
            })
    @PostMapping("/login")
    Envelope<AuthResult> login(@RequestBody LoginRequest request, HttpServletRequest http) {
        request.refuseIfIncomplete();
        var verified = credentials.verify(
                String.valueOf(request.username()), String.valueOf(request.password()), addresses.of(http));
        return Envelope.of(openSession.open(verified));
    }
}
