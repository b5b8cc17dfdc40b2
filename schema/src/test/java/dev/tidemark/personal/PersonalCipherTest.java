package dev.tidemark.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.Personal;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonalCipherTest {
    private static final UUID HOUSEHOLD = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final UUID MEMBER = UUID.fromString("01930000-0000-7000-8000-000000000002");

    private final FixedKeys keys = new FixedKeys();
    private final PersonalCipher cipher = new PersonalCipher(keys);

    @Test
    void a_text_comes_back_and_is_nowhere_in_the_ciphertext() {
        String wire = cipher.encrypt(Personal.of("Bäckerei Krümel"), HOUSEHOLD);

        assertThat(cipher.decrypt(wire)).isEqualTo(new Personal("Bäckerei Krümel", HOUSEHOLD));
        assertThat(
                        new String(
                                Base64.getUrlDecoder().decode(wire),
                                java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("Krümel");
    }

    @Test
    void equal_texts_have_different_ciphertexts() {
        assertThat(cipher.encrypt(Personal.of("same"), HOUSEHOLD))
                .isNotEqualTo(cipher.encrypt(Personal.of("same"), HOUSEHOLD));
    }

    @Test
    void a_member_s_text_is_erased_with_the_member_s_key_alone() {
        String name = cipher.encrypt(Personal.of("Anna", MEMBER), HOUSEHOLD);
        String payee = cipher.encrypt(Personal.of("Bakery"), HOUSEHOLD);

        keys.destroy(MEMBER);

        assertThat(cipher.decrypt(name).text()).isEqualTo(Personal.ERASED);
        assertThat(cipher.decrypt(payee).text()).isEqualTo("Bakery");
    }

    @Test
    void a_ciphertext_cannot_be_moved_to_another_subject() {
        byte[] wire =
                Base64.getUrlDecoder().decode(cipher.encrypt(Personal.of("secret"), HOUSEHOLD));
        wire[16] ^= 3;
        String moved = Base64.getUrlEncoder().withoutPadding().encodeToString(wire);

        assertThatThrownBy(() -> cipher.decrypt(moved)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_text_that_does_not_open_leaves_the_next_one_readable() {
        String wire = cipher.encrypt(Personal.of("secret"), HOUSEHOLD);
        byte[] broken = Base64.getUrlDecoder().decode(wire);
        broken[broken.length - 1] ^= 1;
        String unreadable = Base64.getUrlEncoder().withoutPadding().encodeToString(broken);

        assertThatThrownBy(() -> cipher.decrypt(unreadable))
                .isInstanceOf(IllegalStateException.class);

        assertThat(cipher.decrypt(wire).text()).isEqualTo("secret");
        assertThat(cipher.decrypt(cipher.encrypt(Personal.of("next"), HOUSEHOLD)).text())
                .isEqualTo("next");
    }

    @Test
    void a_personal_text_does_not_show_in_messages() {
        assertThat(Personal.of("secret")).hasToString("[personal]");
    }
}
