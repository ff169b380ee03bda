package dev.atelier.chat.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class MessageIdsTest {

    private final MessageIds ids = MessageIds.of("65f0000000000000000000aa");

    @Test
    void an_id_is_the_conversations_hash_and_the_place() {
        assertThat(ids.at(0).toHexString()).hasSize(24).endsWith("00000000");
        assertThat(ids.at(258).toHexString()).endsWith("00000102");
        assertThat(ids.at(7))
                .isEqualTo(MessageIds.of("65f0000000000000000000aa").at(7));
    }

    @Test
    void the_place_is_read_back() {
        assertThat(ids.sequenceOf(ids.at(0))).isZero();
        assertThat(ids.sequenceOf(ids.at(99_999))).isEqualTo(99_999);
        assertThat(ids.sequenceOf(ids.at(Integer.MAX_VALUE))).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void an_id_of_another_conversation_has_no_place_here() {
        ObjectId other = MessageIds.of("65f0000000000000000000ab").at(3);
        assertThat(ids.sequenceOf(other)).isNegative();
        assertThat(ids.sequenceOf(new ObjectId())).isNegative();
    }

    @Test
    void neighbours_are_in_order() {
        assertThat(ids.between(4, 7))
                .containsExactly(ids.at(4), ids.at(5), ids.at(6))
                .isSorted();
    }
}
