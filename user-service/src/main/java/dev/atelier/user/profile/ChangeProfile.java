package dev.atelier.user.profile;

import dev.atelier.user.account.User;
import dev.atelier.user.account.Users;
import java.time.Clock;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Changes what users may change in their own account: all that a request names in one write, or nothing. */
@Service
class ChangeProfile {

    private final Users users;
    private final Clock clock;

    ChangeProfile(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    User change(String userId, ProfileRequest request) {
        Update update = ProfileChange.of(request);
        return users.change(userId, update.set("updatedAt", clock.instant()));
    }
}
