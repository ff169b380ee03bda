package dev.atelier.user.account;

import dev.atelier.platform.envelope.ObjectIds;
import dev.atelier.platform.envelope.Page;
import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** All accounts, as administrators see them. */
@Service
public class AccountDirectory {

    private static final int MAX_QUERY = 256;

    private final Accounts accounts;
    private final Clock clock;

    AccountDirectory(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Accounts newest first; with a {@code query} those whose user name or e-mail address has a word beginning with each of
     * its words.
     *
     * @throws ApiException {@code VALIDATION_FAILED} if the query is too long
     */
    public Page<User> search(@Nullable String query, PageRequest page) {
        if (query != null && query.length() > MAX_QUERY) {
            throw ApiException.invalid("q", "admin.query.length", MAX_QUERY);
        }
        Set<String> words = query == null ? Set.of() : SearchWords.ofQuery(query);
        boolean hopeless = query != null && !query.isBlank() && words.isEmpty();
        List<Account> rows = hopeless ? List.of() : accounts.search(words, page);
        return Page.of(rows, page, Account::id).map(Account::toUser);
    }

    /**
     * The account of that id.
     *
     * @throws ApiException {@code NOT_FOUND}
     */
    public User require(String id) {
        Account account = accounts.find(ObjectIds.require(id));
        if (account == null) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        return account.toUser();
    }

    /**
     * Lets an account stand otherwise, in one write.
     *
     * @throws ApiException {@code CONFLICT} if it does not stand as {@code before} any more
     */
    public User change(String id, AccountStanding before, AccountStanding after) {
        Account changed =
                accounts.changeStanding(id, before, after, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (changed == null) {
            throw ApiException.of(ErrorCode.CONFLICT);
        }
        return changed.toUser();
    }

    /** Whether there is anybody who may administer. */
    public boolean hasActiveAdmin() {
        return accounts.hasActiveAdmin();
    }
}
