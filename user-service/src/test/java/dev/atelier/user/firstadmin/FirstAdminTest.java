package dev.atelier.user.firstadmin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.user.Answer;
import dev.atelier.user.RunningService;
import dev.atelier.user.account.RegisterAccount;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

class FirstAdminTest extends RunningService {

    @Autowired
    private RegisterAccount registration;

    @Test
    void racing_and_repeated_starts_make_one_administrator_and_keep_its_password() throws Exception {
        start(null);
        assertThat(admins()).isZero();

        atOnce(8, () -> start("first password"));
        start("other password");

        assertThat(admins()).isEqualTo(1);
        Answer signedIn = login("admin", "first password");
        assertThat(signedIn.data().get("user").get("role").stringValue()).isEqualTo("ADMIN");
        assertThat(login("admin", "other password").code()).isEqualTo("BAD_CREDENTIALS");
    }

    private boolean start(String password) {
        new FirstAdmin(registration, new FirstAdminProperties(password, "admin@atelier.invalid"))
                .run(new DefaultApplicationArguments());
        return true;
    }

    private long admins() {
        return mongo.count(Query.query(Criteria.where("usernameKey").is("admin")), "users");
    }
}
