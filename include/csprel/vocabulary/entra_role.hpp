// SPDX-License-Identifier: Apache-2.0
// The built-in directory roles that delegated administration speaks of (contract, global section 6), by
// the name and the template id under which a relationship or an assignment holds them.
//
//   static_assert(info(entra_role::global_reader).template_id == "f2ef992c-3afb-46b9-b7cf-a126ee74c451");
#ifndef CSPREL_VOCABULARY_ENTRA_ROLE_HPP
#define CSPREL_VOCABULARY_ENTRA_ROLE_HPP

#include <optional>
#include <string_view>

#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/enum_set.hpp"

namespace csprel {

enum class entra_role : unsigned char {
  global_administrator,
  global_reader,
  directory_readers,
  directory_writers,
  user_administrator,
  license_administrator,
  helpdesk_administrator,
  service_support_administrator,
  privileged_role_administrator,
  privileged_authentication_administrator,
  application_administrator,
  cloud_application_administrator,
  external_identity_provider_administrator,
  domain_name_administrator,
  exchange_administrator,
  sharepoint_administrator,
  teams_administrator,
  intune_administrator,
  dynamics365_administrator,
  power_platform_administrator,
  fabric_administrator,
};

/// One row of the role catalogue.
struct entra_role_info {
  entra_role value{};
  std::string_view name;
  std::string_view template_id;  ///< A GUID, in lower case.
};

template <>
struct enum_names<entra_role> {
  static constexpr std::array rows{
      entra_role_info{entra_role::global_administrator, "GlobalAdmin", "62e90394-69f5-4237-9190-012177145e10"},
      entra_role_info{entra_role::global_reader, "GlobalReader", "f2ef992c-3afb-46b9-b7cf-a126ee74c451"},
      entra_role_info{entra_role::directory_readers, "DirectoryReaders", "88d8e3e3-8f55-4a1e-953a-9b9898b8876b"},
      entra_role_info{entra_role::directory_writers, "DirectoryWriters", "9360feb5-f418-4baa-8175-e2a00bac4301"},
      entra_role_info{entra_role::user_administrator, "UserAdmin", "fe930be7-5e62-47db-91af-98c3a49a38b1"},
      entra_role_info{entra_role::license_administrator, "LicenseAdmin", "4d6ac14f-3453-41d0-bef9-a3e0c569773a"},
      entra_role_info{entra_role::helpdesk_administrator, "HelpdeskAdmin", "729827e3-9c14-49f7-bb1b-9608f156bbb8"},
      entra_role_info{entra_role::service_support_administrator, "ServiceSupportAdmin", "f023fd81-a637-4b56-95fd-791ac0226033"},
      entra_role_info{entra_role::privileged_role_administrator, "PrivilegedRoleAdmin", "e8611ab8-c189-46e8-94e1-60213ab1f814"},
      entra_role_info{entra_role::privileged_authentication_administrator, "PrivilegedAuthenticationAdmin", "7be44c8a-adaf-4e2a-84d6-ab2649e08a13"},
      entra_role_info{entra_role::application_administrator, "ApplicationAdmin", "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3"},
      entra_role_info{entra_role::cloud_application_administrator, "CloudApplicationAdmin", "158c047a-c907-4556-b7ef-446551a6b5f7"},
      entra_role_info{entra_role::external_identity_provider_administrator, "ExternalIdentityProviderAdmin", "be2f45a1-457d-42af-a067-6ec1fa63bc45"},
      entra_role_info{entra_role::domain_name_administrator, "DomainNameAdmin", "8329153b-31d0-4727-b945-745eb3bc5f31"},
      entra_role_info{entra_role::exchange_administrator, "ExchangeAdmin", "29232cdf-9323-42fd-ade2-1d097af3e4de"},
      entra_role_info{entra_role::sharepoint_administrator, "SharePointAdmin", "f28a1f50-f6e7-4571-818b-6a12f2af6b6c"},
      entra_role_info{entra_role::teams_administrator, "TeamsAdmin", "69091246-20e8-4a56-aa4d-066075b2a7a8"},
      entra_role_info{entra_role::intune_administrator, "IntuneAdmin", "3a2c62db-5318-420d-8d74-23affee5d9d5"},
      entra_role_info{entra_role::dynamics365_administrator, "Dynamics365Admin", "44367163-eba1-44c3-98af-f5787879f96a"},
      entra_role_info{entra_role::power_platform_administrator, "PowerPlatformAdmin", "11648597-926c-4cf3-9c36-bcebb0ba8dcc"},
      entra_role_info{entra_role::fabric_administrator, "FabricAdmin", "a9ea8996-122f-4c74-9520-8edcd192826c"},
  };
};
static_assert(detail::rows_in_order<entra_role>());

using entra_role_set = enum_set<entra_role, enum_names<entra_role>::rows.size()>;

[[nodiscard]] constexpr const entra_role_info& info(entra_role which) noexcept {
  return enum_names<entra_role>::rows[static_cast<std::size_t>(which)];
}

/// The role with this template id, written in any case; nothing where the catalogue lacks it.
[[nodiscard]] constexpr std::optional<entra_role> from_template_id(std::string_view id) noexcept {
  for (const auto& row : enum_names<entra_role>::rows) {
    bool same = row.template_id.size() == id.size();
    for (std::size_t i = 0; same && i < id.size(); ++i)
      same = row.template_id[i] == detail::ascii_lower(id[i]);
    if (same) return row.value;
  }
  return std::nullopt;
}

}  // namespace csprel

#endif
