import { expect, test } from "vitest";
import { endpointOf } from "./endpoint.ts";

const party = { name: "", street: "", city: "", postcode: "", vatNo: "", taxNo: "", registrationNo: "" };

test.each([
  ["DE", "DE123456789", "9930", "DE123456789"],
  ["AT", "ATU12345678", "9914", "ATU12345678"],
  ["PL", "PL5260250274", "9945", "PL5260250274"],
  ["CZ", "CZ27160815", "9929", "CZ27160815"],
  ["GR", "EL123456789", "9933", "EL123456789"],
  ["SE", "SE556703748501", "0007", "5567037485"],
  ["NO", "NO923609016MVA", "0192", "923609016"],
  ["BE", "BE0202239951", "0208", "0202239951"],
  ["DE", "SK2021234567", "9950", "SK2021234567"],
])("a party in %s with the number %s is found under %s:%s", (country, vat, scheme, id) => {
  expect(endpointOf({ ...party, country }, vat, "")).toEqual({ scheme, id });
});

test.each([
  ["SK", { taxNo: "2021234567" }, { scheme: "0245", id: "2021234567" }],
  ["CZ", { registrationNo: "27160815" }, { scheme: "0154", id: "27160815" }],
  ["SK", {}, { scheme: "EM", id: "faktury@firma.example" }],
  ["US", { registrationNo: "123" }, { scheme: "EM", id: "faktury@firma.example" }],
])(
  "without a number for VAT a party in %s goes by %o, or by its e-mail address",
  (country, numbers, found) => {
    expect(endpointOf({ ...party, ...numbers, country }, "", "faktury@firma.example")).toEqual(found);
  },
);

test("who has neither number nor address is not found", () => {
  expect(endpointOf({ ...party, country: "US" }, "", "")).toBe(null);
});
