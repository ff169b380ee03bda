package dev.atelier.user.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.atelier.platform.address.ClientAddress;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;

@ExtendWith(OutputCaptureExtension.class)
class AuditLogTest {

    @Test
    void an_entry_that_cannot_be_stored_fails_the_request_and_is_in_the_log(CapturedOutput output) {
        MongoOperations mongo = mock();
        when(mongo.insert(any(AuditEntry.class))).thenThrow(new DataAccessResourceFailureException("away"));
        var audit = new AuditLog(
                new AuditTrail(mongo), new AuditAddresses(mongo), mock(ClientAddress.class), Clock.systemUTC());

        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> audit.record(AuditAction.SIGN_OUT, "the-actor", "the-object", AuditResult.OK));
        assertThat(output).contains("SIGN_OUT", "the-actor", "the-object", "OK");
    }
}
