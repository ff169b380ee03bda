package dev.atelier.user.social;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.account.ExternalAccounts;
import dev.atelier.user.account.ExternalProfile;
import dev.atelier.user.account.VerifiedAccount;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import dev.atelier.user.deletion.Erasures;
import dev.atelier.user.guard.PasswordGuard;
import dev.atelier.user.social.provider.ProviderIdentity;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Service;

/**
 * Finds or makes the account of somebody a provider has vouched for. The identity is written before the account, with the id
 * the account will have: who was interrupted in between finds the rest made at the next sign-in. An identity of an account
 * that was deleted leads nowhere, and gets a new one.
 */
@Service
class LinkIdentity {

    private final Identities identities;
    private final ExternalAccounts accounts;
    private final Erasures erasures;
    private final PasswordGuard guard;
    private final AuditLog audit;
    private final Clock clock;

    LinkIdentity(
            Identities identities,
            ExternalAccounts accounts,
            Erasures erasures,
            PasswordGuard guard,
            AuditLog audit,
            Clock clock) {
        this.identities = identities;
        this.accounts = accounts;
        this.erasures = erasures;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The account.
     *
     * @param address where the request comes from
     * @throws ApiException {@code ACCOUNT_DISABLED}; {@code EMAIL_TAKEN} if the address is another account's and nobody says
     *     that it is this person's; {@code FORBIDDEN} if there is no address to open an account with; {@code RATE_LIMITED}
     */
    VerifiedAccount accountOf(ProviderIdentity who, String address) {
        Identity known = identities.find(who);
        Identity identity = known == null ? link(who) : known;
        VerifiedAccount account = accounts.find(identity.userId());
        if (account == null && erasures.isPromised(identity.userId())) {
            identities.remove(identity);
            return accountOf(who, address);
        }
        if (account == null) {
            account = open(identity, who, address);
        }
        guard.welcome(identity.userId(), address);
        return account;
    }

    private Identity link(ProviderIdentity who) {
        String owner = accounts.findByEmail(email(who));
        if (owner != null && !who.emailVerified()) {
            return linkedMeanwhile(who);
        }
        if (owner != null) {
            audit.record(AuditAction.IDENTITY_LINKED, null, owner, AuditResult.OK);
        }
        String userId = owner == null ? ObjectId.get().toHexString() : owner;
        return identities.add(Identity.of(who, userId, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** The account that has the address may be the one this person's other tab has just opened. */
    private Identity linkedMeanwhile(ProviderIdentity who) {
        Identity identity = identities.find(who);
        if (identity == null) {
            throw ApiException.of(ErrorCode.EMAIL_TAKEN).withField("email");
        }
        return identity;
    }

    /** What could not be opened is not linked either, or this identity would be stuck with it. */
    private VerifiedAccount open(Identity identity, ProviderIdentity who, String address) {
        var profile = new ExternalProfile(email(who), who.username(), who.firstName(), who.lastName());
        try {
            return accounts.open(identity.userId(), profile, address);
        } catch (ApiException refused) {
            identities.remove(identity);
            throw refused;
        }
    }

    private static String email(ProviderIdentity who) {
        if (who.email() == null) {
            throw ApiException.of(ErrorCode.FORBIDDEN).withMessage("social.email");
        }
        return who.email();
    }
}
