package dev.tidemark.command.statement;

import static dev.tidemark.command.statement.Fixtures.bytes;
import static dev.tidemark.command.statement.Fixtures.refusal;
import static dev.tidemark.command.statement.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedStatementTest {
    private static final String OPEN =
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt>";

    @ParameterizedTest
    @CsvSource({
        "camt-garbled-amount.xml, 16, amount.garbled",
        "camt-dtd.xml, 2, xml.dtd",
        "camt-external-entity.xml, 4, xml.dtd",
        "camt-billion-laughs.xml, 13, xml.dtd",
        "csv-truncated.csv, 3, csv.truncated",
    })
    void the_line_and_the_rule_are_named(String name, int line, String rule) {
        Problem problem = refusal(bytes(name));

        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.rule()).isEqualTo(rule);
    }

    @Nested
    class Xml {
        @Test
        void cut_off_anywhere_is_refused_with_a_line() {
            byte[] whole = bytes("camt-v8.xml");
            int end = new String(whole, StandardCharsets.ISO_8859_1).stripTrailing().length();
            for (int length = 200; length < end; length += 7) {
                Problem problem = refusal(Arrays.copyOf(whole, length));
                assertThat(problem.rule()).isIn("xml.broken", "xml.truncated");
                assertThat(problem.line()).isPositive();
            }
        }

        @Test
        void an_undeclared_entity_is_refused() {
            assertThat(refusal(utf8(OPEN, "<Id>&me;</Id>")).line()).isEqualTo(2);
        }

        @Test
        void depth_and_width_are_bounded() {
            assertThat(refusal(utf8(OPEN + "<a>".repeat(100_000))).rule())
                    .isEqualTo("xml.too-deep");
            assertThat(refusal(utf8(OPEN + "<Ntry>" + "<a/>".repeat(100_000))).rule())
                    .isEqualTo("xml.too-large");
        }

        @Test
        void a_text_of_megabytes_is_refused() {
            String text =
                    OPEN
                            + "<Id>"
                            + "x".repeat(5_000_000)
                            + "</Id></Stmt></BkToCstmrStmt></Document>";

            assertThat(refusal(utf8(text)).rule()).isEqualTo("text.too-long");
        }

        @Test
        void an_encoding_other_than_declared_is_refused() {
            String latin =
                    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + OPEN + "<Id>Müller</Id>";
            String utf8 = latin.replace("ISO-8859-1", "UTF-8");

            assertThat(refusal(latin.getBytes(StandardCharsets.UTF_8)).rule())
                    .isEqualTo("encoding.untrue");
            assertThat(refusal(utf8.getBytes(StandardCharsets.ISO_8859_1)).rule())
                    .isEqualTo("encoding.broken");
            assertThat(refusal(utf8(utf8.replace("UTF-8", "EBCDIC-DE"))).rule())
                    .isEqualTo("encoding.unknown");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "camt.053.001.09",
                    "camt.053.001.01",
                    "camt.052.001.02",
                    "pain.001.001.03"
                })
        void other_messages_are_refused_by_name(String message) {
            Problem problem = refusal(utf8(OPEN.replace("camt.053.001.02", message)));

            assertThat(problem.rule()).isEqualTo("xml.not-camt053");
            assertThat(problem.sentence()).contains(message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "<Amt Ccy='EUR'>1.005</Amt><CdtDbtInd>CRDT</CdtDbtInd> | amount.garbled",
                    "<Amt Ccy='EUR'>-1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd> | amount.garbled",
                    "<Amt Ccy='EUR'>99999999999999999</Amt><CdtDbtInd>CRDT</CdtDbtInd> | amount.garbled",
                    "<Amt Ccy='KWD'>999999999999999999.999</Amt><CdtDbtInd>CRDT</CdtDbtInd> | amount.garbled",
                    "<Amt Ccy='EUX'>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd> | currency.unknown",
                    "<Amt>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd> | currency.unknown",
                    "<Amt Ccy='EUR'>1.00</Amt><CdtDbtInd>SIDE</CdtDbtInd> | indicator.unknown",
                    "<Amt Ccy='EUR'>1.00</Amt> | element.missing",
                    "<Amt Ccy='EUR'>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts> | element.missing",
                    "<Amt Ccy='EUR'>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-02-30</Dt></BookgDt> | date.invalid",
                    "<Amt Ccy='EUR'>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>9999-01-01</Dt></BookgDt> | date.invalid",
                    "<Amt Ccy='EUR'>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-01-01</Dt></BookgDt><Sts>LATER</Sts>"
                            + " | status.unknown",
                })
        void one_bad_entry_refuses_the_file(String entry, String rule) {
            String xml = OPEN + "\n<Ntry>" + entry + "</Ntry></Stmt></BkToCstmrStmt></Document>";
            Problem problem = refusal(utf8(xml));

            assertThat(problem.rule()).isEqualTo(rule);
            assertThat(problem.line()).isEqualTo(2);
        }
    }

    @Nested
    class Csv {
        @Test
        void one_line_of_megabytes_is_refused() {
            Problem problem = refusal(utf8("Date,Amount", "x".repeat(10_000_000)));

            assertThat(problem.rule()).isEqualTo("line.too-long");
            assertThat(problem.line()).isEqualTo(2);
        }

        @Test
        void a_quote_that_swallows_the_file_is_refused() {
            Problem problem =
                    refusal(
                            utf8(
                                    "Date,Amount",
                                    "\"2026-01-13,1.00" + "\n2026-01-14,1.00".repeat(20_000)));

            assertThat(problem.line()).isEqualTo(2);
        }

        @Test
        void more_than_50_000_rows_are_refused() {
            Problem problem = refusal(utf8("Date,Amount" + "\n2026-01-14,1.00".repeat(50_001)));

            assertThat(problem.rule()).isEqualTo("line.too-many");
            assertThat(problem.line()).isEqualTo(50_002);
        }

        @Test
        void damaged_utf8_is_refused_with_the_line() throws Exception {
            var file = new ByteArrayOutputStream();
            file.write(utf8("Datum;Text;Betrag", "13.01.2026;Bäcker;-1,00"));
            file.write("14.01.2026;B\u00e4cker;-1,00".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(refusal(file.toByteArray()).rule()).isEqualTo("encoding.broken");
            assertThat(refusal(file.toByteArray()).line()).isEqualTo(3);
        }

        @Test
        void dates_that_can_be_read_two_ways_are_refused_with_the_setting_that_decides() {
            Problem problem = refusal(utf8("Date,Amount", "03/04/2026,1.00", "05/06/2026,1.00"));

            assertThat(problem.rule()).isEqualTo("date.ambiguous");
            assertThat(problem.field()).isEqualTo("dateFormat");
            assertThat(problem.sentence()).contains("dd/MM/yyyy", "MM/dd/yyyy", "profile");
        }

        @Test
        void amounts_that_can_be_read_two_ways_are_refused_with_the_setting_that_decides() {
            Problem problem = refusal(utf8("Datum;Betrag", "13.04.2026;1.230", "14.04.2026;2"));

            assertThat(problem.rule()).isEqualTo("amount.ambiguous");
            assertThat(problem.field()).isEqualTo("decimalSeparator");
        }

        @Test
        void a_last_row_without_its_end_is_a_truncated_file() {
            byte[] file =
                    "Datum;Text;Betrag\n13.01.2026;Brot;-1,00\n14.01.2026;Mil"
                            .getBytes(StandardCharsets.UTF_8);

            assertThat(refusal(file).rule()).isEqualTo("csv.truncated");
        }

        @Test
        void a_file_without_one_good_row_names_its_bad_rows() {
            Problem problem =
                    refusal(
                            utf8(
                                    "Datum;Text;Betrag",
                                    "13.01.2026;Brot;viel",
                                    "14.01.2026;Milch;wenig"));

            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.sentence()).contains("'viel'");
        }
    }

    @Nested
    class Neither {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "  \n ",
                    "hello",
                    "PK\u0003\u0004abc",
                    "%PDF-1.7",
                    ":20:STARTUMS\n:25:1/2",
                    "OFXHEADER:100",
                    "!Type:Bank",
                    "\u0000\u0001"
                })
        void it_says_what_it_is_or_what_to_send(String content) {
            Problem problem = refusal(content.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.sentence()).isNotBlank();
        }

        @Test
        void more_than_20_mebibytes_are_refused() {
            assertThat(refusal(new byte[Limits.FILE_BYTES + 1]).rule()).isEqualTo("file.too-large");
        }
    }
}
