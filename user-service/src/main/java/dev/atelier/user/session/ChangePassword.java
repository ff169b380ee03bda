package dev.atelier.user.session;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.Caller;
import dev.atelier.user.account.Credentials;
import org.springframework.stereotype.Service;

/** Changes a password and ends every other session of the user: whoever knew the old one is out. */
@Service
class ChangePassword {

    private final Credentials credentials;
    private final EndSessions endSessions;

    ChangePassword(Credentials credentials, EndSessions endSessions) {
        this.credentials = credentials;
        this.endSessions = endSessions;
    }

    void change(Caller caller, PasswordRequest request) {
        request.refuseIfInvalid();
        try {
            credentials.changePassword(
                    caller.userId(), String.valueOf(request.currentPassword()), String.valueOf(request.newPassword()));
        } catch (ApiException e) {
            throw e.code() == ErrorCode.BAD_CREDENTIALS ? e.withField("currentPassword") : e;
        }
        endSessions.endOthers(caller.userId(), caller.sessionId());
    }
}
