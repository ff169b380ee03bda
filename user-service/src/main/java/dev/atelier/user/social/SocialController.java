package dev.atelier.user.social;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.address.ClientAddress;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.openapi.Answer;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.user.session.AuthResult;
import dev.atelier.user.session.OpenSession;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ways into a session that lead over another provider. */
@RestController
@Access(Who.ANYONE)
@RequestMapping("/api/auth/oauth2")
class SocialController {

    private final Departing departing;
    private final SocialSignIn signIn;
    private final OpenSession openSession;
    private final BrowserCookie cookies;
    private final ClientAddress addresses;

    SocialController(
            Departing departing,
            SocialSignIn signIn,
            OpenSession openSession,
            BrowserCookie cookies,
            ClientAddress addresses) {
        this.departing = departing;
        this.signIn = signIn;
        this.openSession = openSession;
        this.cookies = cookies;
        this.addresses = addresses;
    }

    @Operation(
            value = "Sends the browser to a provider to sign in there.",
            answers = @Answer(status = 302, description = "To the provider"))
    @GetMapping("/{provider}")
    ResponseEntity<Void> depart(
            @PathVariable String provider,
            @RequestParam(name = "redirect_uri", required = false) @Nullable String redirectUri,
            HttpServletRequest request) {
        String cookie = cookies.valueOf(request);
        URI location = departing.depart(provider, redirectUri, cookie, request);
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(location)
                .header(HttpHeaders.SET_COOKIE, cookies.header(cookie))
                .build();
    }

    @Operation(
            value = "Where the provider sends the browser back to, with a code.",
            refuses = {ErrorCode.UNAUTHENTICATED, ErrorCode.FORBIDDEN, ErrorCode.ACCOUNT_DISABLED, ErrorCode.EMAIL_TAKEN
            },
            answers = {
                @Answer(data = AuthResult.class),
                @Answer(status = 302, description = "To the front end that asked, with a one-time code")
            })
    @GetMapping("/{provider}/callback")
    ResponseEntity<Envelope<AuthResult>> arrive(@PathVariable String provider, HttpServletRequest request) {
        Arrival arrival = signIn.arrive(
                provider, CallbackParameters.of(request), cookies.valueOf(request), addresses.of(request));
        return switch (arrival) {
            case Arrival.SignedIn signedIn -> ResponseEntity.ok(Envelope.of(openSession.open(signedIn.account())));
            case Arrival.SentBack back ->
                ResponseEntity.status(HttpStatus.FOUND)
                        .location(back.location())
                        .build();
        };
    }

    @Operation(
            value = "Opens a session for a one-time code.",
            refuses = {ErrorCode.UNAUTHENTICATED, ErrorCode.ACCOUNT_DISABLED})
    @PostMapping("/token")
    Envelope<AuthResult> redeem(@RequestBody RedeemRequest request) {
        return Envelope.of(openSession.open(signIn.redeem(request.required())));
    }
}
