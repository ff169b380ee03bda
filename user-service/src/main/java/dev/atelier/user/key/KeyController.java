package dev.atelier.user.key;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.envelope.ObjectIds;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A user's provider keys. */
@RestController
@Access(Who.SESSION)
@RequestMapping("/api/keys")
class KeyController {

    private final ReadKeys readKeys;
    private final AddKey addKey;
    private final ChangeKey changeKey;
    private final ShowKeys showKeys;

    KeyController(ReadKeys readKeys, AddKey addKey, ChangeKey changeKey, ShowKeys showKeys) {
        this.readKeys = readKeys;
        this.addKey = addKey;
        this.changeKey = changeKey;
        this.showKeys = showKeys;
    }

    @Operation("Lists one's provider keys, masked.")
    @GetMapping
    Envelope<Page<ApiKey>> list(@AuthenticationPrincipal Caller caller, PageRequest page) {
        return Envelope.of(showKeys.page(readKeys.page(caller.userId(), page)));
    }

    @Operation(value = "Stores a provider key, sealed.", refuses = ErrorCode.CONFLICT)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Envelope<ApiKey> add(@AuthenticationPrincipal Caller caller, @RequestBody KeyRequest request) {
        return Envelope.of(showKeys.one(addKey.add(caller.userId(), request)));
    }

    @Operation("Shows a provider key, masked.")
    @GetMapping("/{id}")
    Envelope<ApiKey> read(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return Envelope.of(showKeys.one(readKeys.one(caller.userId(), ObjectIds.require(id))));
    }

    @Operation("Renames, replaces, switches off or on a provider key.")
    @PutMapping("/{id}")
    Envelope<ApiKey> change(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody KeyRequest request) {
        return Envelope.of(showKeys.one(changeKey.change(caller.userId(), ObjectIds.require(id), request)));
    }

    @Operation("Forgets a provider key.")
    @DeleteMapping("/{id}")
    Envelope<Void> remove(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        changeKey.remove(caller.userId(), ObjectIds.require(id));
        return Envelope.empty();
    }
}
