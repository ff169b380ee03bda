package dev.atelier.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.user.RunningService;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

class CredentialsTest extends RunningService {

    private static final String ADDRESS = "192.0.2.7";

    @Autowired
    private Credentials credentials;

    @Test
    void a_sign_in_that_a_password_change_overtakes_is_not_noted() {
        String name = freshName();
        String id = registered(name).userId();
        VerifiedAccount verified = credentials.verify(name, PASSWORD, ADDRESS);

        credentials.changePassword(id, PASSWORD, "battery staple", ADDRESS);

        assertThat(credentials.noteLogin(verified)).isNull();
        assertThat(credentials.noteLogin(credentials.verify(name, "battery staple", ADDRESS)))
                .isNotNull();
    }

    @Test
    void a_sign_in_that_an_administrator_overtakes_is_not_noted() {
        String name = freshName();
        String id = registered(name).userId();
        VerifiedAccount verified = credentials.verify(name, PASSWORD, ADDRESS);

        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(new ObjectId(id))),
                new Update().set("status", "disabled"),
                "users");

        assertThat(credentials.noteLogin(verified)).isNull();
    }
}
