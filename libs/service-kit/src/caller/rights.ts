export { abilityFor, mayEver, rowSecuritySettings, type AppAbility as Ability } from '@isets/policies'
