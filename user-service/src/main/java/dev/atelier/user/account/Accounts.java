package dev.atelier.user.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.mongo.StorePreparation;
import dev.atelier.platform.security.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code users}. Every change is one atomic write; uniqueness is the business of two unique indexes. */
@Repository
class Accounts implements StorePreparation {

    private static final String USERNAME_INDEX = "username_unique";
    private static final String EMAIL_INDEX = "email_unique";
    private static final String STATUS = "status";

    private final MongoOperations mongo;

    Accounts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void prepare() {
        var indexes = mongo.indexOps(Account.class);
        indexes.createIndex(new Index("usernameKey", Direction.ASC).unique().named(USERNAME_INDEX));
        indexes.createIndex(new Index("emailKey", Direction.ASC).unique().named(EMAIL_INDEX));
        indexes.createIndex(new Index("searchWords", Direction.ASC)
                .on("_id", Direction.DESC)
                .named("search"));
        indexes.createIndex(
                new Index("role", Direction.ASC).on(STATUS, Direction.ASC).named("standing"));
    }

    /**
     * Adds an account.
     *
     * @throws ApiException {@code USERNAME_TAKEN} or {@code EMAIL_TAKEN}
     */
    void add(Account account) {
        refusingDuplicates(() -> mongo.insert(account));
    }

    @Nullable
    Account find(String id) {
        return mongo.findById(id, Account.class);
    }

    /** Finds by e-mail address if {@code login} has an {@code @}, else by user name. */
    @Nullable
    Account findByLogin(String login) {
        String member = login.indexOf('@') < 0 ? "usernameKey" : "emailKey";
        return mongo.findOne(query(where(member).is(AccountRules.key(login))), Account.class);
    }

    /** Notes a sign-in, unless the account was disabled or got another password since {@code account} was read. */
    @Nullable
    Account noteLogin(Account account, Instant when) {
        Query unchanged = unchangedPassword(account).addCriteria(where(STATUS).is(AccountStatus.ACTIVE));
        return change(unchanged, new Update().set("lastLogin", when));
    }

    /** Sets another password; {@code false} if somebody else did so since {@code account} was read. */
    boolean changePassword(Account account, String newHash, Instant when) {
        Update update = new Update().set("passwordHash", newHash).set("updatedAt", when);
        return change(unchangedPassword(account), update) != null;
    }

    /**
     * Changes one account.
     *
     * @throws ApiException {@code EMAIL_TAKEN}
     */
    @Nullable
    Account change(String id, Update update) {
        return refusingDuplicates(() -> change(query(where("_id").is(id)), update));
    }

    /** Lets an account stand otherwise; {@code null} if it does not stand as {@code before}. */
    @Nullable
    Account changeStanding(String id, AccountStanding before, AccountStanding after, Instant when) {
        Query asBefore = query(
                where("_id").is(id).and("role").is(before.role()).and(STATUS).is(before.status()));
        Update update = new Update()
                .set("role", after.role())
                .set(STATUS, after.status())
                .set("updatedAt", when);
        return change(asBefore, update);
    }

    void remove(String id) {
        mongo.remove(query(where("_id").is(id)), Account.class);
    }

    boolean hasActiveAdmin() {
        return mongo.exists(query(where("role").is(Role.ADMIN).and(STATUS).is(AccountStatus.ACTIVE)), Account.class);
    }

    /** Up to {@code page.limitPlusOne()} accounts that have all these words, newest first. */
    List<Account> search(Collection<String> words, PageRequest page) {
        Stream<Criteria> found = words.stream().map(word -> where("searchWords").is(word));
        Stream<Criteria> older =
                Stream.ofNullable(page.after()).map(id -> where("_id").lt(new ObjectId(id)));
        List<Criteria> all = Stream.concat(found, older).toList();
        Query query = all.isEmpty() ? new Query() : query(new Criteria().andOperator(all));
        return mongo.find(query.with(Sort.by(Direction.DESC, "_id")).limit(page.limitPlusOne()), Account.class);
    }

    private @Nullable Account change(Query query, Update update) {
        return mongo.findAndModify(query, update, FindAndModifyOptions.options().returnNew(true), Account.class);
    }

    private static Query unchangedPassword(Account account) {
        return query(where("_id").is(account.id()).and("passwordHash").is(account.passwordHash()));
    }

    private static <T extends @Nullable Object> T refusingDuplicates(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException e) {
            throw taken(e);
        }
    }

    private static RuntimeException taken(DuplicateKeyException e) {
        String text = String.valueOf(e.getMessage());
        if (text.contains(USERNAME_INDEX)) {
            return ApiException.of(ErrorCode.USERNAME_TAKEN).withField("username");
        }
        return text.contains(EMAIL_INDEX)
                ? ApiException.of(ErrorCode.EMAIL_TAKEN).withField("email")
                : e;
    }
}
