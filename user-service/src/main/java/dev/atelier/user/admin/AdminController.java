package dev.atelier.user.admin;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.envelope.Page;
import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import dev.atelier.user.account.AccountDirectory;
import dev.atelier.user.account.User;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All accounts, for administrators. */
@RestController
@Access(Who.ADMIN)
@RequestMapping("/api/admin/users")
class AdminController {

    private final AccountDirectory directory;
    private final ChangeAccount changeAccount;

    AdminController(AccountDirectory directory, ChangeAccount changeAccount) {
        this.directory = directory;
        this.changeAccount = changeAccount;
    }

    @Operation("Lists accounts.")
    @GetMapping
    Envelope<Page<User>> list(@RequestParam(required = false) @Nullable String q, PageRequest page) {
        return Envelope.of(directory.search(q, page));
    }

    @Operation("Shows an account.")
    @GetMapping("/{id}")
    Envelope<User> read(@PathVariable String id) {
        return Envelope.of(directory.require(id));
    }

    @Operation(value = "Gives an account a role, switches it off or on.", refuses = ErrorCode.CONFLICT)
    @PutMapping("/{id}")
    Envelope<User> change(
            @AuthenticationPrincipal Caller admin, @PathVariable String id, @RequestBody AccountRequest request) {
        return Envelope.of(changeAccount.change(admin.userId(), directory.require(id), request));
    }
}
