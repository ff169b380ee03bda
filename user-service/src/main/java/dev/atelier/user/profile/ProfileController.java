package dev.atelier.user.profile;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import dev.atelier.user.account.User;
import dev.atelier.user.account.Users;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own account. */
@RestController
@Access(Who.SESSION)
@RequestMapping("/api/auth/me")
class ProfileController {

    private final Users users;
    private final ChangeProfile changeProfile;

    ProfileController(Users users, ChangeProfile changeProfile) {
        this.users = users;
        this.changeProfile = changeProfile;
    }

    @Operation("Shows one's own account.")
    @GetMapping
    Envelope<User> read(@AuthenticationPrincipal Caller caller) {
        return Envelope.of(users.ofSession(caller.userId()));
    }

    @Operation(
            value = "Changes one's own account.",
            refuses = {ErrorCode.EMAIL_TAKEN, ErrorCode.CONTENT_REJECTED})
    @PutMapping
    Envelope<User> change(@AuthenticationPrincipal Caller caller, @RequestBody ProfileRequest request) {
        return Envelope.of(changeProfile.change(caller.userId(), request));
    }
}
