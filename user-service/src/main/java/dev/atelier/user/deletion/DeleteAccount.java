package dev.atelier.user.deletion;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.Role;
import dev.atelier.user.account.AccountDirectory;
import dev.atelier.user.account.AccountStanding;
import dev.atelier.user.account.User;
import dev.atelier.user.account.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;

/** Deletes an account because its owner says so. */
@Service
class DeleteAccount {

    /** From when on somebody else finishes what a request has begun. */
    private static final Duration ABANDONED = Duration.ofSeconds(5);

    private final ProveOwner owner;
    private final Users users;
    private final AccountDirectory directory;
    private final Erasures erasures;
    private final TakeAccountAway takeAccountAway;
    private final DeletionProperties properties;
    private final Clock clock;

    DeleteAccount(
            ProveOwner owner,
            Users users,
            AccountDirectory directory,
            Erasures erasures,
            TakeAccountAway takeAccountAway,
            DeletionProperties properties,
            Clock clock) {
        this.owner = owner;
        this.users = users;
        this.directory = directory;
        this.erasures = erasures;
        this.takeAccountAway = takeAccountAway;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Returns when the account is gone and all its tokens are refused. What else there is of the user goes soon after.
     *
     * @throws ApiException as {@link ProveOwner#require}, and {@code CONFLICT} if nobody would be left to administer. After a
     *     failure of the store the account goes all the same if the promise was stored
     */
    void delete(Caller caller, DeletionRequest request, String address) {
        owner.require(caller, request, address);
        User user = users.ofSession(caller.userId());
        stepDown(user);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var promise = Erasure.promised(user.id(), properties.services(), now, now.plus(ABANDONED));
        if (erasures.promise(promise)) {
            takeAccountAway.of(user.id());
        }
    }

    /** Two last administrators who go at the same moment both find nobody else, and both stay. */
    private void stepDown(User user) {
        AccountStanding admin = AccountStanding.of(user);
        if (!admin.isActiveAdmin()) {
            return;
        }
        AccountStanding plain = new AccountStanding(Role.USER, admin.status());
        directory.change(user.id(), admin, plain);
        if (!directory.hasActiveAdmin()) {
            directory.change(user.id(), plain, admin);
            throw ApiException.of(ErrorCode.CONFLICT).withMessage("admin.last");
        }
    }
}
