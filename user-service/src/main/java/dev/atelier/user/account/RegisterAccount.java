package dev.atelier.user.account;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.Role;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import dev.atelier.user.guard.SignUpGuard;
import dev.atelier.user.password.PasswordHashing;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Service;

/** Makes accounts. Of any number of racing sign-ups for one name or e-mail address exactly one succeeds. */
@Service
public class RegisterAccount {

    /** The first administrator's name is nobody else's, also while there is no administrator yet. */
    public static final String ADMIN_USERNAME = "admin";

    private final Accounts accounts;
    private final PasswordHashing hashing;
    private final SignUpGuard signUps;
    private final AuditLog audit;
    private final Clock clock;

    RegisterAccount(Accounts accounts, PasswordHashing hashing, SignUpGuard signUps, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.signUps = signUps;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens an ordinary account.
     *
     * @param address where the request comes from
     * @throws ApiException {@code VALIDATION_FAILED}, {@code RATE_LIMITED}, {@code USERNAME_TAKEN}, {@code EMAIL_TAKEN}
     */
    public VerifiedAccount register(RegisterRequest request, String address) {
        NewAccount wanted = request.checked();
        signUps.admit(address);
        refuseTakenNames(wanted);
        Account account = add(wanted, String.valueOf(request.password()), Role.USER);
        signUps.opened(account.id(), address);
        audit.record(AuditAction.SIGN_UP, account.id(), account.id(), AuditResult.OK);
        return new VerifiedAccount(account);
    }

    /** Opens the administrator's account; {@code false} if there is an account of that name already. */
    public boolean registerAdmin(String email, String password) {
        if (accounts.findByLogin(ADMIN_USERNAME) != null) {
            return false;
        }
        var wanted = new RegisterRequest(ADMIN_USERNAME, email, password, null, null).checked();
        try {
            add(wanted, password, Role.ADMIN);
            return true;
        } catch (ApiException e) {
            if (e.code() == ErrorCode.USERNAME_TAKEN) {
                return false;
            }
            throw e;
        }
    }

    /** Spares the hash where the answer is known; the unique indexes decide the rest. */
    private void refuseTakenNames(NewAccount wanted) {
        String name = AccountRules.key(wanted.username());
        if (name.equals(ADMIN_USERNAME) || accounts.findByLogin(name) != null) {
            throw ApiException.of(ErrorCode.USERNAME_TAKEN).withField("username");
        }
        if (accounts.findByLogin(wanted.email()) != null) {
            throw ApiException.of(ErrorCode.EMAIL_TAKEN).withField("email");
        }
    }

    private Account add(NewAccount wanted, String password, Role role) {
        String hash = hashing.hash(password);
        Account account = wanted.toAccount(
                ObjectId.get().toHexString(), hash, role, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        accounts.add(account);
        return account;
    }
}
