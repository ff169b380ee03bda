package dev.atelier.user.key;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.envelope.ObjectIds;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.i18n.Messages;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tries a key. */
@RestController
@Access(Who.SESSION)
class KeyTestController {

    private final TestKey testKey;
    private final Messages messages;

    KeyTestController(TestKey testKey, Messages messages) {
        this.testKey = testKey;
        this.messages = messages;
    }

    @Operation(
            value = "Asks the provider whether a key works.",
            refuses = {ErrorCode.PROVIDER_ERROR, ErrorCode.PROVIDER_RATE_LIMITED, ErrorCode.PROVIDER_UNAVAILABLE})
    @PostMapping("/api/keys/{id}/test")
    Envelope<KeyTest> test(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletRequest request) {
        boolean works = testKey.works(caller.userId(), ObjectIds.require(id));
        String message = works ? null : messages.text("key.test.refused", messages.localeOf(request));
        return Envelope.of(new KeyTest(works, message));
    }
}
