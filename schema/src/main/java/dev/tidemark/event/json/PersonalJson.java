package dev.tidemark.event.json;

import dev.tidemark.event.Personal;
import dev.tidemark.personal.PersonalCipher;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/// A personal text on the wire: one string of ciphertext that names its key.
final class PersonalJson {
    /// The writer's attribute that holds the household of the event.
    static final String HOUSEHOLD = "household";

    private PersonalJson() {}

    static final class Writer extends StdSerializer<Personal> {
        private final PersonalCipher cipher;

        Writer(PersonalCipher cipher) {
            super(Personal.class);
            this.cipher = cipher;
        }

        @Override
        public void serialize(
                Personal value, JsonGenerator generator, SerializationContext context) {
            UUID household = (UUID) context.getAttribute(HOUSEHOLD);
            generator.writeString(cipher.encrypt(value, household));
        }
    }

    static final class Reader extends StdDeserializer<Personal> {
        private final PersonalCipher cipher;

        Reader(PersonalCipher cipher) {
            super(Personal.class);
            this.cipher = cipher;
        }

        @Override
        public Personal deserialize(JsonParser parser, DeserializationContext context) {
            return cipher.decrypt(parser.getValueAsString());
        }
    }
}
